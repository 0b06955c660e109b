"""Benchmarks: each figure beside its floor in the same run; the ratio is what counts."""
