"""A report → the offline site: every page one file, in Chinese and in English."""

from .build import build as build
