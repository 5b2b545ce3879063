"""Writes the five sounds beside this file: plain tones of our own, soft at both ends.

Run it again after changing a tone: `python3 resources/sounds/make_sounds.py`.
"""

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
SOFT_S = 0.012
# Each tone: frequency in hertz, seconds, loudness. Rising is good, falling is not, and what is in
# doubt asks: two tones that do not agree.
SOUNDS = {
    "ack": ((880, 0.05, 0.25),),
    "fill": ((660, 0.07, 0.35), (990, 0.13, 0.35)),
    "partial": ((660, 0.07, 0.35), (660, 0.11, 0.30)),
    "refused": ((440, 0.11, 0.40), (294, 0.20, 0.40)),
    "doubt": ((523, 0.12, 0.40), (370, 0.12, 0.40), (523, 0.12, 0.40), (370, 0.16, 0.40)),
}


def tone(hertz: float, seconds: float, loudness: float) -> list[int]:
    """One tone with a little of its octave, so that small speakers carry it."""
    count = int(RATE * seconds)
    samples = []
    for i in range(count):
        at = i / RATE
        edge = min(1.0, at / SOFT_S, (seconds - at) / SOFT_S)
        swing = math.sin(math.tau * hertz * at) + 0.3 * math.sin(math.tau * 2 * hertz * at)
        samples.append(round(32767 * loudness * edge * swing / 1.3))
    return samples


def write(path: Path, tones: tuple[tuple[float, float, float], ...]) -> None:
    samples = [sample for one in tones for sample in tone(*one)]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))


if __name__ == "__main__":
    for name, tones in SOUNDS.items():
        write(Path(__file__).with_name(f"{name}.wav"), tones)
