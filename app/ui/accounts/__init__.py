"""The accounts of a profile as a person sets them up: list, form, test, import and export."""
