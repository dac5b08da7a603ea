"""Equipe: people, horses, clubs, competitions, schedules, teams and starts of a meeting (seed 003)."""
