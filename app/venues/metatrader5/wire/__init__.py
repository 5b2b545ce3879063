"""The gateway's protobuf messages: `metatrader5.proto`, and the code generated from it, checked in.

To generate it again, in the repository's root:

    python -m grpc_tools.protoc -I. --python_out=. --pyi_out=. app/venues/metatrader5/wire/metatrader5.proto

and put `# mypy: disable-error-code="type-arg"` back on top of the .pyi: protoc leaves its mappings bare.
"""
