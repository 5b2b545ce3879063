"""The messages of the gateway, generated from the .proto files beside; never edited."""
