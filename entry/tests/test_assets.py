"""Front-end files are exactly the allowed ones."""

from entry import assets


def test_the_allowed_files_are_copied_without_their_source_maps(tmp_path):
    modules, made = tmp_path / "node_modules", tmp_path / "assets"
    for name in [*assets.ALLOWED, "bootstrap/dist/css/bootstrap.css"]:
        (modules / name).parent.mkdir(parents=True, exist_ok=True)
        (modules / name).write_text("body{}\n/*# sourceMappingURL=bootstrap-grid.min.css.map */\n")
    made.mkdir()
    (made / "left over.js").touch()

    assets.copy(modules, made)

    found = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    assert found == {assets.target_of(name) for name in assets.ALLOWED}
    assert (made / "vendor/bootstrap/dist/css/bootstrap-grid.min.css").read_text() == "body{}\n"


def test_a_scripts_source_map_is_stripped_too():
    assert assets.SOURCE_MAP.sub("", "run();\n//# sourceMappingURL=a.js.map") == "run();\n"


def test_what_a_comment_of_a_script_imports_is_stripped_too():
    source = 'a();\n/**\n * @type {import("hooks").Ref["on"]}\n */\nb();\n/* import kept */\n'
    assert assets.JSDOC.sub("", source) == "a();\nb();\n/* import kept */\n"
