#!/usr/bin/env python3
"""Edits a chapter while `walkthrough run --watch` is running, and checks what a reader sees.

usage: check-watch.py PROGRAM BOOK_FOLDER
"""
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

from playwright.sync_api import sync_playwright

program, book = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
failures = []


def check(holds, what):
    print(("ok    " if holds else "WRONG ") + what)
    if not holds:
        failures.append(what)


def place(page, selector):
    return page.evaluate("s => document.querySelector(s).getBoundingClientRect().top", selector)


with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
    chapters = pathlib.Path(folder) / "chapters" / book.name
    shutil.copytree(book, chapters)
    watch = subprocess.Popen(
        [program, "run", book.name, "--watch", "--until", "dataset"], cwd=folder,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    address = next(line for line in watch.stdout if line.startswith("Page: ")).split()[1]
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    messages = []
    page.on("console", lambda m: messages.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: messages.append(str(e)))
    page.goto(address)
    page.wait_for_selector("#vocab")
    check(True, "the page appears by itself after the first run")

    card = page.locator("#vocab .card").first
    card.locator(".card-turn").press("Enter")
    guess = page.locator(".prediction:has(input)").first
    if guess.count():
        guess.locator("input").fill("1234")
        guess.locator("input").press("Enter")
    page.evaluate("document.querySelectorAll('#vocab details').forEach(d => { d.open = true })")
    page.evaluate("window.scrollTo(0, document.querySelector('#vocab').offsetTop + 400)")
    before = place(page, "#vocab")
    chapter = chapters / "01-load.md"
    text = chapter.read_text()
    chapter.write_text(text + "\n\nWatched words. " + "\n\nOne more paragraph." * 30 + "\n")
    words = page.get_by_text("Watched words.")
    words.wait_for(state="attached")
    page.wait_for_selector("#watch", state="hidden")
    check(abs(place(page, "#vocab") - before) < 2, "the scroll position is kept when text is added above it")
    check(page.evaluate("[...document.querySelectorAll('#vocab details')].every(d => d.open)"),
          "what was unfolded stays unfolded")
    check("is-turned" in card.get_attribute("class"), "a turned card stays turned")
    if guess.count():
        check("1234" in guess.inner_text() or guess.locator("input").input_value() == "1234", "a guess stays")

    chapter.write_text(text.replace("load(", "laod(", 1))
    page.wait_for_selector("#watch.watch-mistake")
    check("01-load.md:" in page.locator("#watch").text_content(), "a mistake is shown with its location")
    check(page.locator("#vocab").count() == 1, "the last good page stays")
    other = chapters / "01-load.md.new"
    other.write_text(text)
    other.rename(chapter)
    words.wait_for(state="detached")
    page.wait_for_selector("#watch", state="hidden")
    check(True, "a chapter renamed into place is noticed, and the mistake disappears")

    watch.send_signal(signal.SIGINT)
    check(watch.wait(20) == 0, "Ctrl-C ends it")
    check(messages == [], f"the console is silent {messages[:3]}")
    page.get_by_text("No longer watched").wait_for()
    check(True, "the page says that it is no longer watched")
    browser.close()
sys.exit(1 if failures else 0)
