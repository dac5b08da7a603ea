"""What the disk image shows: the program, an arrow's way from the Applications folder. Read by dmgbuild."""

from pathlib import PurePosixPath

# dmgbuild gives these values by -D; the defaults are for looking at this file alone.
application = defines.get("app", "ResultDesk.app")  # type: ignore[name-defined]  # noqa: F821
icon = defines.get("icon", "ResultDesk.icns")  # type: ignore[name-defined]  # noqa: F821

format = "UDZO"  # noqa: A001 - dmgbuild's own name
filesystem = "HFS+"
files = [application]
symlinks = {"Applications": "/Applications"}
icon_locations = {PurePosixPath(application).name: (150, 150), "Applications": (450, 150)}
window_rect = ((200, 200), (600, 340))
default_view = "icon-view"
icon_size = 112
text_size = 13
show_status_bar = False
show_toolbar = False
