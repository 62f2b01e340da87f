"""Codes, numbers and claims in words, Chinese or English."""

from .amounts import moved, number, quantity, ratio, sign, unit, years
from .claim import amount, counted, dated, figure, gloss
from .english import glossed, heading, indicator, meaning, word
from .interface import column, html_lang, joined, known, label, say
