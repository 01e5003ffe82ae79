"""`schema`: JSON Schema of the settings file, for editors."""

import json

from panel.cli import DONE


def schema() -> int:
    """Prints the schema."""
    from panel.settings.schema import schema as settings_schema

    print(json.dumps(settings_schema(), indent=2))
    return DONE
