"""The sentences that stop ./portal, each in Thai and English."""

import sys


class Stop(Exception):
    """Something the person at the keyboard has to put right; ``str()`` gives both sentences."""

    def __init__(self, thai: str, english: str) -> None:
        super().__init__(f"{thai}\n{english}")


def no_venv() -> Stop:
    """Debian's Python comes without the modules that make a virtual environment."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    return Stop(
        f"Python เครื่องนี้ไม่มีโมดูล venv ติดตั้งด้วยคำสั่ง: sudo apt install {package}",
        f"This Python lacks the venv module; install it with: sudo apt install {package}",
    )


def bad_port(text: str) -> Stop:
    """PORT is not a number a server can listen on."""
    return Stop(
        f"PORT={text} ใช้ไม่ได้ ให้ใช้ตัวเลข 1–65535 เช่น PORT=8000",
        f"PORT={text} is not a port; use a number from 1 to 65535, for example PORT=8000.",
    )


def busy_port(port: int) -> Stop:
    """Another program listens there already."""
    return Stop(
        f"พอร์ต {port} มีโปรแกรมอื่นใช้อยู่ ลองใช้พอร์ตอื่น เช่น PORT={port + 1} ./portal run",
        f"Port {port} is in use by another program; try another one: PORT={port + 1} ./portal run",
    )


def no_network(what: str, log: str) -> Stop:
    """pip or npm could not reach its registry."""
    return Stop(
        f"ดาวน์โหลด {what} ไม่ได้ โปรดตรวจสอบเครือข่ายหรือพร็อกซี แล้วสั่งอีกครั้ง (รายละเอียด: {log})",
        f"Cannot download the {what}: check the network or proxy and run the command again (details: {log}).",
    )


def failed(what: str, log: str, last_lines: str) -> Stop:
    """A stage ended with an error; its last lines say which."""
    return Stop(f"ขั้นตอน {what} ไม่สำเร็จ (รายละเอียด: {log})", f"The stage {what} failed (details: {log}):\n{last_lines}")


def unreachable(name: str, address: str, variable: str) -> Stop:
    """A server that the environment names does not answer; ``address`` is host:port without the password."""
    return Stop(
        f"ติดต่อ {name} ที่ {address} ไม่ได้ โปรดเปิดเครื่องแม่ข่ายหรือแก้ค่า {variable}",
        f"{name} does not answer at {address}; start it or correct {variable}.",
    )


def running_already(folder: str) -> Stop:
    """Another ./portal run holds the work folder."""
    return Stop(
        f"มี ./portal run อีกชุดทำงานในโฟลเดอร์ {folder} อยู่แล้ว ให้หยุดชุดนั้นก่อน หรือใช้โฟลเดอร์อื่น เช่น WORK_DIR=/tmp/portal",
        f"Another ./portal run works in {folder}; stop it first, or name another folder: WORK_DIR=/tmp/portal",
    )


def cannot_write(path: str) -> Stop:
    """The folder is read-only, belongs to somebody else, or is no folder."""
    return Stop(
        f"เขียนลง {path} ไม่ได้ โปรดขอสิทธิ์เขียนในโฟลเดอร์นี้ หรือใช้โฟลเดอร์อื่น เช่น WORK_DIR=/tmp/portal",
        f"Cannot write to {path}; make the folder writable, or name another one: WORK_DIR=/tmp/portal",
    )


def disk_full(path: str) -> Stop:
    """There is no room for what has to be made."""
    return Stop(
        f"พื้นที่จัดเก็บของ {path} เต็ม โปรดเพิ่มพื้นที่แล้วสั่งอีกครั้ง",
        f"The disk of {path} is full; make room and run the command again.",
    )


def no_chromium() -> Stop:
    """Tests of pages in a browser need one."""
    return Stop(
        "ไม่พบ Chromium ติดตั้งด้วยคำสั่ง sudo apt install chromium หรือกำหนดตำแหน่งไว้ใน CHROMIUM",
        "Chromium is missing; install it (sudo apt install chromium) or name it in CHROMIUM.",
    )


def not_served(port: int) -> Stop:
    """The web server did not answer in time."""
    return Stop(
        f"ระบบไม่ตอบที่พอร์ต {port} โปรดดูข้อความด้านบน",
        f"The portal does not answer on port {port}; the lines above say why.",
    )
