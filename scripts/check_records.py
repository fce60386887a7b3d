#!/usr/bin/env python3
"""check_records.py RECORDS.jsonl...: checks every record against docs/schema, and every span against the text of its report.

Understands the part of JSON Schema that docs/schema uses: type, required, properties, additionalProperties, items, enum.
Prints the first faults and a count; exit 1 when there is one."""
import json
import os
import sys

SCHEMAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "docs", "schema")
TYPES = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)}


def is_type(value, name):
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def faults(value, schema, path):
    names = schema.get("type", [])
    names = [names] if isinstance(names, str) else names
    if names and not any(is_type(value, name) for name in names):
        yield f"{path}: is no {' or '.join(names)}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} is not one of {schema['enum']}"
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        for name in schema.get("required", []):
            if name not in value:
                yield f"{path}: lacks {name}"
        for name, inner in value.items():
            if name in properties:
                yield from faults(inner, properties[name], f"{path}.{name}")
            elif schema.get("additionalProperties") is False:
                yield f"{path}: has the unknown field {name}"
    if isinstance(value, list) and "items" in schema:
        for number, inner in enumerate(value):
            yield from faults(inner, schema["items"], f"{path}[{number}]")


def wrong_spans(value, text, path):
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys() and text[value["start"]:value["end"]] != value["text"]:
            yield f"{path}: the words are {value['text']!r}, the text there is {text[value['start']:value['end']]!r}"
        for name, inner in value.items():
            if name != "removed":
                yield from wrong_spans(inner, text, f"{path}.{name}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from wrong_spans(inner, text, f"{path}[{number}]")


def main():
    schemas = {name.split(".")[0]: json.load(open(os.path.join(SCHEMAS, name), encoding="utf-8")) for name in sorted(os.listdir(SCHEMAS))}
    found, checked, texts = [], 0, {}
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as f:
            for number, line in enumerate(f, 1):
                record = json.loads(line)
                where = f"{path}:{number} {record.get('kind')}"
                checked += 1
                if record.get("kind") == "report":
                    texts[record["id"]] = record["text"]
                if record.get("kind") not in schemas:
                    found.append(f"{where}: no schema for this kind")
                    continue
                found.extend(faults(record, schemas[record["kind"]], where))
                if record.get("report") in texts and record["kind"] in ("event", "mention", "claim"):
                    found.extend(wrong_spans(record, texts[record["report"]], where))
    for fault in found[:20]:
        print(fault)
    print(f"{checked} records, {len(found)} faults")
    sys.exit(1 if found or not checked else 0)


if __name__ == "__main__":
    main()
