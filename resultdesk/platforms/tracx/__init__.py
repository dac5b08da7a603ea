"""Tracx: participants in bulk, queued for import (seeds 000 and 001)."""
