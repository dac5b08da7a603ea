"""The platforms there are, by name. A new one is a folder, a line here and a practice stand-in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from resultdesk.core.errors import WrongUse
from resultdesk.platforms.contract import Platform
from resultdesk.platforms.equipe.platform import Equipe
from resultdesk.platforms.opentrack.platform import OpenTrack
from resultdesk.platforms.runsignup.platform import RunSignup
from resultdesk.platforms.tracx.platform import Tracx

_ALL: tuple[Platform, ...] = (Tracx(), RunSignup(), Equipe(), OpenTrack())

PLATFORMS: Mapping[str, Platform] = MappingProxyType({platform.name: platform for platform in _ALL})


def platform(name: str) -> Platform:
    """The platform of this name. Raises WrongUse ``platform.unknown``."""
    if name not in PLATFORMS:
        raise WrongUse("platform.unknown", name, name=name, known=list(PLATFORMS))
    return PLATFORMS[name]
