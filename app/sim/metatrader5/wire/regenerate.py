"""Makes the generated modules anew: `python -m app.sim.metatrader5.wire.regenerate`."""

from pathlib import Path

from grpc_tools import protoc


def main() -> int:
    """Run the protobuf compiler over every .proto beside this file; returns its exit code."""
    here = Path(__file__).parent
    root = here.parents[3]
    protos = sorted(str(path.relative_to(root)) for path in here.glob("*.proto"))
    googles = Path(protoc.__file__).parent / "_proto"
    folders = [f"-I{root}", f"-I{googles}", f"--python_out={root}", f"--pyi_out={root}"]
    result = protoc.main(["protoc", *folders, *protos])
    for stub in here.glob("*_pb2.pyi"):
        # The generator writes bare `Mapping`, which strict typing refuses.
        stub.write_text("# mypy: ignore-errors\n" + stub.read_text(encoding="utf-8"), "utf-8")
    return int(result)


if __name__ == "__main__":
    raise SystemExit(main())
