"""What vendor.json says is in static/vendor, and asks no one else's server for anything."""

import json
import re

import pytest

from boendestod.dev.vendor import MANIFEST, ROOT, TARGET, folder, integrity, sprite, verify

ENTRIES = json.loads(MANIFEST.read_text())
TEXT = [path for path in TARGET.rglob("*") if path.suffix in {".css", ".js", ".svg"}]
OURS = [
    *(ROOT / "templates").rglob("*.html"),
    *(ROOT / "static/css").glob("*"),
    ROOT / "boendestod/templatetags/ui.py",
]


@pytest.mark.parametrize("entry", ENTRIES, ids=folder)
def test_every_file_and_its_licence_are_here(entry):
    here = {path.name for path in (TARGET / folder(entry)).iterdir()}
    assert {name.rsplit("/", 1)[-1] for name in entry["files"]} <= here
    assert "LICENSE" in here


def test_nothing_lies_in_the_folder_that_the_list_does_not_name():
    assert {path.name for path in TARGET.iterdir()} == {folder(entry) for entry in ENTRIES}


@pytest.mark.parametrize("path", TEXT, ids=lambda path: path.name)
def test_nothing_is_loaded_from_elsewhere(path):
    content = path.read_text()
    assert not re.search(r"""(@import|url\(|src=)\s*["']?(https?:)?//""", content)
    assert "sourceMappingURL" not in content


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_our_files_point_at_the_version_that_is_here(path):
    for used in re.findall(r"vendor/([\w.@-]+/[\w.-]+\.\w+)", path.read_text()):
        assert (TARGET / used).is_file()


def test_every_icon_in_use_is_in_the_sprite():
    pages = "".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    used = re.findall(r"""(?:{% icon |action_icon=|tag\.html"[^%]* name=)"([\w-]+)\"""", pages)
    icons = {icon for entry in ENTRIES for icon in entry.get("icons", ())}
    assert used
    assert set(used) <= icons


def test_a_package_with_other_content_stops_the_run(tmp_path):
    archive = tmp_path / "package.tgz"
    archive.write_bytes(b"something else")
    with pytest.raises(SystemExit, match="expected sha512-right"):
        verify({"package": "a", "integrity": "sha512-right"}, archive)


def test_a_new_version_gets_its_integrity(tmp_path):
    archive = tmp_path / "package.tgz"
    archive.write_bytes(b"new")
    entry = {"package": "a", "integrity": ""}
    verify(entry, archive)
    assert entry["integrity"] == integrity(archive)


def test_the_sprite_keeps_only_what_is_drawn():
    drawn = sprite(
        {"b": "<!-- x -->\n<svg\n  class='b'>\n<path d='M1'/></svg>", "a": "<svg><path d='M2'/></svg>"}
    )
    assert drawn.index('id="a"') < drawn.index('id="b"')
    assert "<path d='M1'/></symbol>" in drawn
    assert "class" not in drawn
