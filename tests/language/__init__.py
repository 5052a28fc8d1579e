"""Tests of language: each rule beside the sentences that prove it."""
