#!/usr/bin/env python3
"""Opens a page in Chromium, from disk and with the network blocked, and prints three durations in
milliseconds as JSON: until something is painted, to unpack its model, and for the model to read a
word and weigh the next one.

usage: time-page.py REPORT_HTML
"""
import json
import pathlib
import sys

from playwright.sync_api import sync_playwright

PAINT = """() => new Promise(resolve => {
  new PerformanceObserver(list => resolve(list.getEntries()[0].startTime))
    .observe({type: "paint", buffered: true});
})"""
UNPACK = """() => {
  const start = performance.now();
  walkthrough.unpack();
  return performance.now() - start;
}"""
# The page's own example, three times over so that the browser has compiled the script: the fastest.
WORD = """() => Math.min(...[1, 2, 3].map(() => {
  const start = performance.now();
  const words = walkthrough.surprisals(walkthrough.data.example.text);
  return (performance.now() - start) / words.length;
}))"""


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__.strip())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_context(offline=True, viewport={"width": 1280, "height": 900}).new_page()
        page.goto(pathlib.Path(sys.argv[1]).resolve().as_uri())
        times = {"paint": page.evaluate(PAINT)}
        if page.locator("[id=\"model:data\"]").count():
            # An example that is already unpacked would take no time.
            page.reload()
            times["unpack"] = page.evaluate(UNPACK)
            times["word"] = page.evaluate(WORD)
        browser.close()
    print(json.dumps(times))


main()
