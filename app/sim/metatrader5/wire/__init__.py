"""The gateway's messages, generated from the .proto files beside; see regenerate.py.

Their full names are ours (`unwind.sim.metatrader5`): message names do not travel on the wire, and
another program's modules with the vendor's names can live in the same process.
"""
