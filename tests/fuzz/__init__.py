"""Fuzzing: readers are given what no person would write."""
