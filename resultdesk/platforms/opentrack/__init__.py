"""OpenTrack: results of road and cross-country races in bulk (seed 004)."""
