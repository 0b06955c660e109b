"""Tests of an app without a browser."""
