"""Trouble made on purpose: kills, torn files, refused writes, hostile inputs. `bench.torture` runs all."""
