"""Five venues on loopback, written from the venues' documents; imports none of our codecs."""
