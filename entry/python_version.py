"""The oldest Python the portal runs on, in a syntax that older Pythons can read too."""

OLDEST = (3, 11)


def refusal(version):
    """Return the sentence that refuses ``version`` (like ``sys.version_info``), or an empty string."""
    if tuple(version[:2]) >= OLDEST:
        return ""
    wanted = ".".join(map(str, OLDEST))
    found = ".".join(map(str, version[:2]))
    return (
        "ต้องใช้ Python " + wanted + " ขึ้นไป แต่เครื่องนี้ใช้ " + found + "\n"
        "The portal needs Python " + wanted + " or newer; this is " + found + "."
    )
