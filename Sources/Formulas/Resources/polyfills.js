// What KaTeX expects of a browser and a small engine lacks.
(function (add) {
  add(Array.prototype, "fill", function (value) {
    for (var index = 0; index < this.length; index++) this[index] = value;
    return this;
  });
  add(Array.prototype, "find", function (isWanted) {
    for (var index = 0; index < this.length; index++) {
      if (isWanted(this[index], index, this)) return this[index];
    }
  });
  add(Array.prototype, "includes", function (value) { return this.indexOf(value) >= 0; });
  add(String.prototype, "includes", function (text) { return this.indexOf(text) >= 0; });
  add(String.prototype, "startsWith", function (text) { return this.lastIndexOf(text, 0) === 0; });
  add(String.prototype, "repeat", function (count) { return new Array(count + 1).join(this); });
  add(Object, "assign", function (target) {
    for (var index = 1; index < arguments.length; index++) {
      for (var key in arguments[index]) target[key] = arguments[index][key];
    }
    return target;
  });
})(function (holder, name, method) {
  if (!holder[name]) Object.defineProperty(holder, name, { value: method });
});
