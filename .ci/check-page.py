#!/usr/bin/env python3
"""Opens a page in Chromium, from disk and with the network blocked, and checks what a reader meets.

usage: check-page.py REPORT_HTML [SCREENSHOT_FOLDER]
"""
import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

page_file = pathlib.Path(sys.argv[1]).resolve()
shots = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
failures = []


def check(holds, what):
    print(("ok    " if holds else "WRONG ") + what)
    if not holds:
        failures.append(what)


def visit(browser, name, width, scheme, scripts=True):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts, offline=True)
    page = context.new_page()
    messages, requests = [], []
    page.on("console", lambda m: messages.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: messages.append(str(e)))
    page.on("request", lambda r: requests.append(r.url))
    page.goto(page_file.as_uri())
    outside = [url for url in requests if not url.startswith(("data:", page_file.as_uri()))]
    check(outside == [], f"{name}: no request leaves the page {outside[:3]}")
    check(messages == [], f"{name}: the console is silent {messages[:3]}")
    for step in ("load", "vocab", "dataset", "loader", "model", "optimizer", "train", "evaluate"):
        check(page.locator(f"#{step}").count() == 1, f"{name}: there is a chapter {step}")
    check(page.locator("svg").count() >= 8, f"{name}: figures are drawn")
    if scripts:
        check(page.evaluate("document.documentElement.scrollWidth") <= width, f"{name}: nothing is wider than the page")
        check(page.locator(".katex-error").count() == 0, f"{name}: every formula is well formed")
        check(page.locator(".katex").count() >= 30, f"{name}: formulas are set")
        violations = Axe().run(page).response["violations"]
        check(violations == [], f"{name}: axe finds nothing {[v['id'] for v in violations]}")
    if shots:
        shots.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=shots / f"{name}.png")
    context.close()


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    visit(browser, "light", 1280, "light")
    visit(browser, "dark", 1280, "dark")
    visit(browser, "phone", 390, "light")
    visit(browser, "without scripts", 1280, "light", scripts=False)
    browser.close()
sys.exit(1 if failures else 0)
