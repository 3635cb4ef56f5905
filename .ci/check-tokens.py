#!/usr/bin/env python3
"""Opens a page in Chromium and compares how its script cuts texts into tokens with what is expected.

usage: check-tokens.py REPORT_HTML CASES_JSON, where CASES_JSON is a list of {"text", "tokens"}
"""
import json
import pathlib
import sys

from playwright.sync_api import sync_playwright


def main(page_path, cases_path):
    cases = json.loads(pathlib.Path(cases_path).read_text())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_context(offline=True).new_page()
        page.goto(pathlib.Path(page_path).resolve().as_uri())
        found = page.evaluate("texts => texts.map(walkthrough.tokens)", [case["text"] for case in cases])
        browser.close()
    wrong = [(case, tokens) for case, tokens in zip(cases, found) if case["tokens"] != tokens]
    for case, tokens in wrong:
        print(f"{case['text']!a}: {case['tokens']!a} expected, {tokens!a} found")
    if not wrong:
        print(f"{len(cases)} texts are cut as expected")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
