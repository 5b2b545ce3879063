"""The system libraries that Qt needs on Linux: which are missing, and how to get them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

# What each shared library is called as a package on Debian and Ubuntu. The names before the
# 64-bit time change are used: newer releases resolve them to their `t64` successors.
DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libstdc++.so.6": "libstdc++6",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
FONT_PACKAGE = "fonts-dejavu-core"
ALWAYS = (
    *(
        f"Qt{part}.abi3.so"
        for part in ("Core", "Gui", "Widgets", "Svg", "Network", "DBus", "Test")
    ),
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/iconengines/libqsvgicon.so",
)
WITH_A_SCREEN = (
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so",
    "Qt/plugins/xcbglintegrations/libqxcb-egl-integration.so",
)
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


def ensure(pyside: Path) -> None:
    """Make Qt loadable, installing system packages if allowed; exit with the command if not.

    Libraries that only a screen needs stop nothing on a machine without one.
    """
    if not sys.platform.startswith("linux"):
        return
    needed, screen_only = _missing(pyside, ALWAYS), _missing(pyside, WITH_A_SCREEN)
    font_missing = not _has_font()
    if not (needed or screen_only or font_missing):
        return
    packages = sorted(
        set(_packages(needed | screen_only)) | ({FONT_PACKAGE} if font_missing else set())
    )
    what = ", ".join(sorted(needed | screen_only)) or "a font"
    if shutil.which("apt-get") is None:
        message = f"Qt needs {what}. Install it with this system's package manager."
    elif (root := _root_prefix()) is not None:
        _install(root, packages)
        return
    else:
        message = f"Qt needs {what}. Install it with:\n  sudo apt-get install -y --no-install-recommends "
        message += " ".join(packages)
    if needed or os.environ.get("DISPLAY"):
        raise SystemExit(f"{message}\nThen run this command again.")
    print(f"{message}\nWithout a screen the program runs as it is.", file=sys.stderr)


def install_debian(packages: list[str], purpose: str) -> None:
    """Install Debian packages if allowed; otherwise exit with the exact command."""
    root = _root_prefix()
    if shutil.which("apt-get") is None or root is None:
        command = "sudo apt-get install -y --no-install-recommends " + " ".join(packages)
        raise SystemExit(
            f"{purpose} is missing. On Debian or Ubuntu install it with:\n  {command}"
        )
    _install(root, packages)


def _missing(pyside: Path, names: Iterable[str]) -> set[str]:
    files = [str(pyside / name) for name in names if (pyside / name).exists()]
    if not files or shutil.which("ldd") is None:
        return set()
    listing = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout
    return {
        line.split()[0]
        for line in listing.splitlines()
        if line.rstrip().endswith("not found") and "=>" in line
    }


def _has_font() -> bool:
    return any(
        file.suffix.lower() in (".ttf", ".otf", ".ttc")
        for folder in FONT_FOLDERS
        for file in Path(folder).expanduser().rglob("*")
    )


def _packages(libraries: Iterable[str]) -> Iterable[str]:
    for library in libraries:
        if library not in DEBIAN_PACKAGES:
            raise SystemExit(
                f"Qt needs {library}, and dev.py does not know the package that holds it. Find it "
                f"with `apt-file search {library}`, install it, and add it to "
                f"packaging/qt_libraries.py."
            )
        yield DEBIAN_PACKAGES[library]


def _root_prefix() -> list[str] | None:
    """What to write before a command to run it as root; None where that needs a password."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if not shutil.which("sudo"):
        return None
    allowed = subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0
    return sudo if allowed else None


def _install(root: list[str], packages: list[str]) -> None:
    print(f"installing system packages: {' '.join(packages)}", file=sys.stderr)
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    if subprocess.run(install, stdout=sys.stderr, check=False).returncode == 0:
        return
    # A fresh machine has no package lists yet, an old one has outdated ones.
    subprocess.run([*apt, "update"], stdout=sys.stderr, check=False)
    if subprocess.run(install, stdout=sys.stderr, check=False).returncode != 0:
        raise SystemExit(
            f"apt-get could not install them; its output is above. The command was:\n"
            f"  {' '.join(install)}"
        )
