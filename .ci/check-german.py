#!/usr/bin/env python3
"""Opens a German page in Chromium, uses it, and looks for what its scripts say there.

usage: check-german.py REPORT_HTML
"""
import pathlib
import re
import sys

from playwright.sync_api import sync_playwright

# What is read back of a typed text; None for what is no number.
NUMBERS = {"11,4": 11.4, "1.120.989": 1120989, "−7,5 %": -7.5, "25 000": 25000, "7.5": None, "1,2,3": None, "": None}
# A number is written with these digits after the decimal comma.
TEXTS = [(31.6, 1, "31,6"), (1885.25, 2, "1.885,25"), (-0.125, 2, "−0,13"), (-0.001, 2, "0,00"), (1e6, 0, "1.000.000")]


def main(page_path):
    wrong = []

    def check(place, found, expected):
        if not re.search(expected, found, re.DOTALL):
            wrong.append(f"{place}: {found!r} lacks {expected!r}")

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_context(offline=True).new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(pathlib.Path(page_path).resolve().as_uri())

        def text(selector):
            return page.locator(selector).first.inner_text()

        for typed, number in NUMBERS.items():
            read = page.evaluate("text => wording.read(text)", typed)
            if read != number and not (number is None and read != read):
                wrong.append(f"{typed!r} is read as {read}")
        for value, digits, expected in TEXTS:
            written = page.evaluate("([value, digits]) => wording.number(value, digits)", [value, digits])
            if written != expected:
                wrong.append(f"{value} is written as {written!r}")

        check("theme", text("#theme"), "^(Dunkel|Hell)$")
        check("a covered number", text("a.veil"), "^erst schätzen: Kapitel 7$")
        check("a card", text(".card-turn"), "^Karte umdrehen$")
        guess = page.locator(".prediction .guess input").first
        guess.fill("7.5x")
        check("no number", text(".guess-outcome"), "„7.5x“ ist keine Zahl.*7,5")
        guess.fill("11,4")
        guess.press("Enter")
        check("a guess", text(".guess-outcome"), r"^Geschätzt: 11,4; dieser Lauf: 9,224\. [\d,]+ % zu hoch\.$")
        page.locator("#train .curves input").first.check()
        check("curves", text(".curves-chart"), "Verlust in nat je Token.*Epochen")
        check("stepper", text(".stepper-say"), r"^Das Eingabegatter lässt \d,\d\d des Kandidaten ein\.$")
        page.locator(".stepper-step").click()
        check("stepper", text(".stepper-say"), r"^Das Vergessensgatter behält \d,\d\d des Gedächtnisses\.$")
        model = page.locator("#evaluate .live")
        model.scroll_into_view_if_needed()
        model.locator(".live-mean:not(:empty)").wait_for()
        check("model", model.locator(".live-cut").inner_text(), r"^\d Wörter von \d+ können gezogen werden\..*\d,\d %")
        check("model", model.locator(".live-mean").inner_text(), r"^Im Mittel \d+,\d\d nat, eine Perplexität von [\d.,]+\.$")
        model.locator(".live-write").click()
        model.locator(".live-status:not(:empty)").wait_for()
        check("model", model.locator(".live-status").inner_text(), "^[0-9]+ W(ort|örter) geschrieben")
        browser.close()
    print("\n".join(wrong) if wrong else "The page speaks German")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
