import Spelling

/// The languages that a block of code can be in, by the names that GitHub knows.
enum CodeLanguage {
  private static let names = Set(
    """
    ada agda apl applescript arduino asm assembly awk ballerina bash basic bat batch bibtex brainfuck \
    c c# c++ cfg clj clojure cmake cmd cobol coffeescript common-lisp commonlisp conf console cpp \
    crystal cs csharp css csv cuda cxx cython d dart delphi desktop diff dockerfile docker dot dotenv \
    ebnf elisp elixir elm emacs-lisp env erb erlang f# f90 fish fortran fs fsharp gdscript gherkin git \
    gitignore glsl go golang gradle graphql graphviz groovy h hack haskell haxe hcl heex hlsl hpp hs \
    html http idris ini java javascript jinja jq js json json5 jsonc jsonl jsx julia julia-repl jupyter \
    just justfile kotlin kt latex less lisp llvm log lua m makefile make markdown mathematica matlab md \
    metal mips ml mojo mustache nasm ndjson nginx nim nix objc objective-c objectivec ocaml octave \
    odin output pascal patch perl php pip plain plaintext plist plsql pony postgresql postscript \
    powershell prolog promql properties proto protobuf ps1 pseudocode puppet purescript py pycon pyrex \
    python python3 pytb qml r racket raku rb rd regex requirements rest rmarkdown rocq rs rst ruby rust \
    sas sass scala scheme scss sed sh shell shell-session solidity spss sql sqlite stan stata svelte \
    svg swift systemd systemverilog tcl terraform tex text textile toml tsv tsx turtle twig txt \
    typescript typst ts v vala vb vba verilog vhdl vim vue wasm wat wgsl x86asm xml xquery xsl xslt \
    yaml yml zig zsh
    """.split(separator: " ").map(String.init))

  /// What the page would show as its source, though the author means a drawing or more text.
  private static let drawn: [String: String] = [
    "mermaid": "diagrams", "plantuml": "diagrams", "geojson": "maps", "topojson": "maps",
    "stl": "models",
  ]

  /// What is wrong with the words after a fence; `nil` for the name of a language alone.
  static func problem(_ words: [String]) -> String? {
    let name = words[0]
    if let thing = drawn[name.lowercased()] {
      return "\(thing) in '\(name)' are not drawn here; export an SVG and show it as a picture, or "
        + "write ```text for its source"
    }
    guard names.contains(name.lowercased()) else {
      let hint = closestMatch(to: name.lowercased(), among: names.sorted()).map {
        "; did you mean ```\($0)?"
      }
      return "'\(name)' is no language that this program knows"
        + (hint ?? "; write ```text for text as it is")
    }
    guard words.count == 1 else {
      return "'\(words.dropFirst().joined(separator: " "))' means nothing after ```\(name); "
        + "remove it"
    }
    return nil
  }
}
