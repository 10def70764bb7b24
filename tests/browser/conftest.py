import pytest

from accounts.actions import register_device

from .tablets import Tablet


@pytest.fixture
def new_tablet(browser_type, browser_type_launch_args, tmp_path, live_server, cast):
    """A tablet that nobody has paired yet, on the day of the cast."""
    tablet = Tablet(browser_type, browser_type_launch_args, tmp_path / "tablet", live_server.url)
    yield tablet.open()
    tablet.put_away()
    assert tablet.errors == []


@pytest.fixture
def device_and_code(cast):
    return register_device(by=cast.coordinator, name="Surfplatta 1")


@pytest.fixture
def tablet(new_tablet, cast, device_and_code):
    """The support worker's, paired, with her PIN chosen and her day fetched."""
    new_tablet.start_working(cast.support_worker, device_and_code[1])
    return new_tablet
