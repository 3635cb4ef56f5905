(function () {
  "use strict";
  var root = document.documentElement;

  // Formulas are TeX in the page; KaTeX, if available, typesets them in place.
  if (window.katex) {
    document.querySelectorAll(".math").forEach(function (element) {
      var tex = element.textContent;
      katex.render(tex, element, {
        displayMode: element.classList.contains("math-display"),
        output: "htmlAndMathml",
        throwOnError: false
      });
    });
    root.classList.add("math-is-set");
  }

  // Light and dark themes.
  var button = document.getElementById("theme");
  var systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");
  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : systemIsDark.matches;
  }
  function label() {
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", "Switch to the " + (isDark() ? "light" : "dark") + " theme");
  }
  button.hidden = false;
  button.addEventListener("click", function () {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("walkthrough-theme", root.dataset.theme);
    } catch (error) {
      // The choice takes effect but is not stored.
    }
    label();
  });
  systemIsDark.addEventListener("change", label);
  label();

  // On small screens the contents cover the text: choosing a chapter closes them.
  var contents = document.getElementById("contents");
  contents.addEventListener("click", function (event) {
    if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
  });

  // Mark the current chapter in the contents.
  if ("IntersectionObserver" in window) {
    var links = {};
    contents.querySelectorAll("ol a").forEach(function (link) {
      links[link.hash.slice(1)] = link;
    });
    var observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        var link = links[entry.target.id];
        if (!link) return;
        if (entry.isIntersecting) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    }, { rootMargin: "-30% 0px -65% 0px" });
    document.querySelectorAll(".chapter").forEach(function (chapter) {
      observer.observe(chapter);
    });
  }

  // Only elements that scroll are tab stops.
  var scrollable = document.querySelectorAll("[role=group][tabindex]");
  function setTabStops() {
    var overflows = Array.prototype.map.call(scrollable, function (element) {
      return element.scrollWidth > element.clientWidth + 1
        || element.scrollHeight > element.clientHeight + 1;
    });
    scrollable.forEach(function (element, index) {
      element.tabIndex = overflows[index] ? 0 : -1;
    });
  }
  setTabStops();
  window.addEventListener("load", setTabStops);
  window.addEventListener("resize", setTabStops);
  document.addEventListener("toggle", setTabStops, true);
})();
