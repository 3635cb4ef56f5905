// Switches other runs on in the figure of the losses. Then a chart of all of them takes the place of
// the drawing, with an axis in epochs: a step of one run may hold more texts than that of another.
// Without this script, the runs are a list.
(function () {
  "use strict";
  var namespace = "http://www.w3.org/2000/svg";
  var width = 680, height = 400, left = 64, right = 46, top = 34, bottom = 58;

  // 1, 2 or 5 times a power of ten, so that about `count` steps fit.
  function tickStep(low, high, count) {
    var rough = (high - low) / count;
    var power = Math.pow(10, Math.floor(Math.log10(rough)));
    var factor = [1, 2, 5, 10].find(function (factor) { return factor * power >= rough * 0.75; });
    return (factor || 10) * power;
  }

  // The least range of whole ticks around the values.
  function axis(values, count) {
    var low = Math.min.apply(null, values), high = Math.max.apply(null, values);
    if (!(high - low > 1e-9)) { low -= 0.5; high += 0.5; }
    var step = tickStep(low, high, count);
    return { low: Math.floor(low / step + 1e-9) * step, high: Math.ceil(high / step - 1e-9) * step, step: step };
  }

  function chart(data, shown, labels) {
    var svg = document.createElementNS(namespace, "svg");
    svg.setAttribute("class", "drawing");
    svg.setAttribute("viewBox", "0 0 " + width + " " + height);
    svg.setAttribute("role", "img");

    function add(name, attributes, text, parent) {
      var element = document.createElementNS(namespace, name);
      Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
      if (text !== undefined) element.textContent = text;
      (parent || svg).append(element);
      return element;
    }
    var curves = [data.own].concat(shown.map(function (index) { return data.others[index]; }));
    function all(kind) {
      return [].concat.apply([], curves.map(function (curve) { return curve[kind]; }));
    }
    // Every training starts high. The axis has room for what comes after half an epoch.
    var points = all("validation").concat(all("training"));
    var late = points.filter(function (point) { return point[0] >= 0.5; });
    var x = axis([0].concat(points.map(function (point) { return point[0]; })), 6);
    var y = axis((late.length ? late : points).map(function (point) { return point[1]; }), 5);
    function across(value) { return left + (value - x.low) / (x.high - x.low) * (width - left - right); }
    function down(value) { return height - bottom - (value - y.low) / (y.high - y.low) * (height - top - bottom); }
    function ticks(axis, draw) {
      var digits = Math.max(0, Math.min(6, Math.ceil(-Math.log10(axis.step) - 1e-9)));
      for (var i = 0; i <= Math.round((axis.high - axis.low) / axis.step); i++) {
        var value = axis.low + i * axis.step;
        draw(value, wording.number(value, digits));
      }
    }
    add("title", {}, say("The losses of this run and of {1}", labels.join(", ")));
    ticks(y, function (value, label) {
      add("line", { x1: left, x2: width - right, y1: down(value), y2: down(value), "class": "grid" });
      add("text", { x: left - 10, y: down(value) + 4.5, "text-anchor": "end", "class": "tick" }, label);
    });
    ticks(x, function (value, label) {
      add("line", { x1: across(value), x2: across(value), y1: height - bottom, y2: height - bottom + 5, "class": "axis" });
      add("text", { x: across(value), y: height - bottom + 24, "text-anchor": "middle", "class": "tick" }, label);
    });
    add("line", { x1: left, x2: width - right, y1: height - bottom, y2: height - bottom, "class": "axis" });
    add("text", { x: 0, y: 15, "class": "axis-label" }, say("loss in nats per token"));
    add("text", { x: width - right, y: height - bottom + 50, "text-anchor": "end", "class": "axis-label" }, say("epochs"));
    data.levels.forEach(function (level) {
      if (level.value < y.low || level.value > y.high) return;
      add("line", { x1: left, x2: width - right, y1: down(level.value), y2: down(level.value), "class": "reference" });
      add("text", { x: width - right, y: down(level.value) - 7, "text-anchor": "end", "class": "note" },
        level.label + " = " + wording.number(level.value, 2));
    });

    function line(points, name, parent) {
      if (points.length < 2) return;
      var path = points.map(function (point) { return across(point[0]).toFixed(1) + " " + down(point[1]).toFixed(1); });
      add("path", { d: "M" + path.join("L"), "class": name }, undefined, parent);
    }
    // What is above the axis is cut off at its edge.
    function inside(parent) {
      var box = { x: left, y: top, width: width - left - right, height: height - top - bottom };
      return add("svg", {
        x: box.x, y: box.y, width: box.width, height: box.height,
        viewBox: [box.x, box.y, box.width, box.height].join(" ")
      }, undefined, parent);
    }
    var ends = [];
    curves.forEach(function (curve, place) {
      var isOwn = place === 0;
      var group = add("g", isOwn ? {} : { "class": "curve-" + (shown[place - 1] + 1) });
      var box = inside(group);
      line(curve.training, isOwn ? "series-1" : "curve is-training", box);
      line(curve.validation, isOwn ? "series-2" : "curve", box);
      curve.validation.forEach(function (point) {
        if (point[1] > y.high) return;
        var dot = add("circle", {
          cx: across(point[0]), cy: down(point[1]), r: 4, "class": isOwn ? "dot-2" : "curve-dot"
        }, undefined, group);
        var name = isOwn ? say("this run") : labels[place - 1];
        add("title", {},
          say("{1}, epoch {2}: {3}", name, wording.number(point[0], 3, true), wording.number(point[1], 3)), dot);
      });
      var last = curve.validation.length ? curve.validation : curve.training;
      if (last.length && last[last.length - 1][1] <= y.high) {
        ends.push({
          x: across(last[last.length - 1][0]), y: down(last[last.length - 1][1]), group: group,
          text: isOwn ? say("this") : labels[place - 1].charAt(0), name: isOwn ? "curve-end curve-own" : "curve-end"
        });
      }
    });
    // Labels of curves that end close to each other move apart: down, and up again from the axis.
    function near(one, other) { return Math.abs(one.x - other.x) < 45; }
    ends.sort(function (one, other) { return one.y - other.y; });
    ends.forEach(function (end, index) {
      ends.slice(0, index).forEach(function (other) {
        if (near(end, other)) end.y = Math.max(end.y, other.y + 18);
      });
    });
    ends.reverse().forEach(function (end, index) {
      end.y = Math.min(end.y, height - bottom - 6);
      ends.slice(0, index).forEach(function (other) {
        if (near(end, other)) end.y = Math.min(end.y, other.y - 18);
      });
      add("text", { x: end.x + 9, y: end.y + 4.5, "class": end.name }, end.text, end.group);
    });
    return svg;
  }

  document.querySelectorAll(".curves").forEach(function (figure) {
    var script = figure.querySelector("script");
    var title = document.getElementById(figure.dataset.drawing + "-title");
    if (!script || !title) return;
    var data = JSON.parse(script.textContent);
    var drawing = title.closest(".drawing-box");
    var place = figure.querySelector(".curves-chart");
    var raw = figure.closest("figure").querySelector(".legend li:has(.raw)");
    var rows = Array.from(figure.querySelectorAll("li"));
    var status = figure.querySelector(".curves-status");

    function text(row, name) { return row.querySelector(name).textContent; }

    function update() {
      var shown = rows.map(function (row, index) { return index; })
        .filter(function (index) { return rows[index].querySelector("input").checked; });
      drawing.hidden = shown.length > 0;
      place.hidden = shown.length === 0;
      // Of each curve, the chart has the smoothed one.
      if (raw) raw.hidden = shown.length > 0;
      place.replaceChildren();
      if (shown.length) {
        place.append(chart(data, shown, shown.map(function (index) {
          return text(rows[index], ".curves-letter") + ", " + text(rows[index], ".curves-name");
        })));
      }
      status.textContent = shown.length
        ? say("The axis counts epochs. Thin lines are training losses, which start above the chart; thick ones with dots are validation losses.")
        : "";
    }

    drawing.after(place);
    figure.querySelector(".curves-hint").hidden = false;
    rows.forEach(function (row) {
      var input = row.querySelector("input");
      input.hidden = false;
      input.checked = false;
      input.addEventListener("change", update);
    });
    figure.classList.add("is-live");
  });
})();
