"""The tablet runs what its modules say, not what they said once."""

from boendestod.dev.bundle import BUNDLE, banner


def test_the_tablets_one_file_is_made_from_its_modules_as_they_are():
    assert BUNDLE.read_text().startswith(banner()), "Run `make bundle`."
