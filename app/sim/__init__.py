"""Five venues on loopback, written from the venues' documents; imports none of our codecs.

What they share: `farm` starts them, `loopback` and `listening` serve, `strict_json` reads what
arrives, `received` records it, `faults` says what to do wrong, `market` and `matching` give prices
and fills, `jobs` runs what goes on beside the calls. Everything else is a venue's own.
"""
