"""`make vendor`: fetches the front-end libraries of vendor.json into static/vendor, where they are committed.

A package whose content is not what vendor.json says stops the run. To take a new version, change the version
and empty its integrity: the run fills it in.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = ROOT / "vendor.json"
TARGET = ROOT / "static" / "vendor"

# A source map that is not there makes collectstatic stop.
SOURCE_MAP = re.compile(rb"\n?(?://|/\*)# sourceMappingURL=.*")
SVG_BODY = re.compile(r"<svg.*?>(.*)</svg>", re.DOTALL)


def folder(entry: dict) -> str:
    """The version stands in the path, so that no browser keeps an old copy."""
    return f"{entry['package'].lstrip('@').replace('/', '-')}-{entry['version']}"


def download(entry: dict, to: Path) -> Path:
    spec = f"{entry['package']}@{entry['version']}"
    answer = subprocess.check_output(["npm", "pack", "--silent", "--pack-destination", to, spec], text=True)
    return to / answer.split()[-1]


def integrity(archive: Path) -> str:
    return "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()


def verify(entry: dict, archive: Path) -> None:
    found = integrity(archive)
    if entry["integrity"] and entry["integrity"] != found:
        raise SystemExit(f"{entry['package']}: expected {entry['integrity']}, got {found}")
    entry["integrity"] = found


def sprite(sources: dict[str, str]) -> str:
    """One SVG file with a symbol for each icon; colour and stroke come from the page's CSS."""
    symbols = [
        f'<symbol id="{name}" viewBox="0 0 24 24">{SVG_BODY.search(svg)[1].strip()}</symbol>'
        for name, svg in sorted(sources.items())
    ]
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def unpack(entry: dict, archive: Path) -> None:
    target = TARGET / folder(entry)
    target.mkdir(parents=True)
    with tarfile.open(archive) as tar:

        def read(name: str) -> bytes:
            return tar.extractfile(f"package/{name}").read()

        for name in entry["files"]:
            content = read(name)
            is_text = name.endswith((".css", ".js"))
            (target / Path(name).name).write_bytes(SOURCE_MAP.sub(b"", content) if is_text else content)
        if icons := entry.get("icons"):
            sources = {icon: read(f"icons/{icon}.svg").decode() for icon in icons}
            (target / "sprite.svg").write_text(sprite(sources))


def main() -> None:
    entries = json.loads(MANIFEST.read_text())
    shutil.rmtree(TARGET, ignore_errors=True)
    for entry in entries:
        with tempfile.TemporaryDirectory() as scratch:
            archive = download(entry, Path(scratch))
            verify(entry, archive)
            unpack(entry, archive)
    MANIFEST.write_text(json.dumps(entries, indent=2) + "\n")


if __name__ == "__main__":
    main()
