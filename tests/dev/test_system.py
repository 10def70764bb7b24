from boendestod.dev import system


def test_what_is_missing_is_named_where_we_may_not_install(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(system, "PDF", {"libnosuch.so.1": "libnosuch1"})
    system.ensure(browser=True)
    assert "sudo apt-get install --no-install-recommends libnosuch1 chromium" in capsys.readouterr().err


def test_nothing_is_said_when_nothing_is_missing(monkeypatch, capsys):
    monkeypatch.setattr(system, "PDF", {"libc.so.6": "libc6"})
    system.ensure(browser=False)
    assert capsys.readouterr().err == ""
