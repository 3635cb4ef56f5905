// swift-tools-version: 6.2
import PackageDescription

/// One list of settings for every target, so that no file is compiled under other rules than its
/// neighbour.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// What is in the program has these settings too. `.dist/build` names instructions that the machine
/// that builds may lack, so they aren't for the tools that run during a build.
let programSettings =
  settings
  + (Context.environment["WALKTHROUGH_INSTRUCTIONS"].map {
    [.unsafeFlags(["-Xcc", "-march=\($0)"])]
  } ?? [])

/// On Apple systems Accelerate, CommonCrypto and Core Foundation stand in for OpenBLAS, libcrypto and
/// most of ICU.
let onLinux = TargetDependencyCondition.when(platforms: [.linux])

/// libxsmm generates kernels for x86-64 only.
#if arch(x86_64)
  let xsmm: [LinkerSetting] = [.linkedLibrary("xsmm", .when(platforms: [.linux]))]
#else
  let xsmm: [LinkerSetting] = []
#endif

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  plugins: [Target.PluginUsage] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: exclude, swiftSettings: programSettings,
    plugins: plugins)
}

func tests(
  _ target: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(target)Tests", dependencies: [.byName(name: target)] + dependencies,
    path: "Tests/\(target)Tests", exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "walkthrough",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "walkthrough", targets: ["walkthrough"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // System libraries: a module map and a shim header, nothing else.
    .systemLibrary(
      name: "CBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(
      name: "CMark", pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    .systemLibrary(name: "CCSV", providers: [.apt(["libcsv-dev"]), .brew(["libcsv"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CDuktape", pkgConfig: "duktape", providers: [.apt(["duktape-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CInstructions"),

    // C can include a header that may be there: it names the commit that is built.
    .target(name: "CCommit"),
    // And it can hide a library whose names those of another hide.
    .target(
      name: "CICU",
      linkerSettings: [
        .linkedLibrary("icui18n", .when(platforms: [.linux])),
        .linkedLibrary("icuuc", .when(platforms: [.linux])),
        .linkedLibrary("icucore", .when(platforms: [.macOS])),
      ]),

    // Or call functions that Swift can't.
    .target(name: "CXSMM", linkerSettings: xsmm),

    // Embedding: a tool and a plugin that turn files of this package into Swift constants at build
    // time.
    .executableTarget(
      name: "embed-files", swiftSettings: settings),
    .plugin(
      name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"],
      path: "Sources/EmbedFiles"),

    // Foundations.
    library("Checksums", [.target(name: "CCrypto", condition: onLinux)]),
    library("Files"),
    library("Random"),
    library("Spooling", ["Wording"]),
    library("TensorFiles", ["Spooling", "Wording"]),
    library("Spelling"),
    library("Tokens"),
    library("Wording", ["CICU"], exclude: ["Resources"], plugins: ["EmbedFiles"]),
    library("Listings", ["Spelling"], plugins: ["EmbedFiles"]),
    library("Record", ["Wording"]),

    library("BuiltInBooks", plugins: ["EmbedFiles"]),
    library("BuiltInKaTeX", plugins: ["EmbedFiles"]),
    library("BuiltInGuide", plugins: ["EmbedFiles"]),

    // The language model.
    library("Kernels", [.target(name: "CBLAS", condition: onLinux), "CXSMM", "Wording"]),
    library("Neural", ["Kernels", "Random", "TensorFiles", "Tokens", "Wording"]),
    library(
      "Text",
      [
        "CArchive", "CCSV", .target(name: "CICU", condition: onLinux), "Checksums", "Random",
        "Spelling", "Spooling", "Tokens", "Wording",
      ],
      exclude: ["Resources"], plugins: ["EmbedFiles"]),

    // The book, the run and the page.
    library("Chapters", ["CMark", "Spelling", "Wording"]),
    library(
      "Pipeline",
      [
        "CInstructions", "Chapters", "Checksums", "Files", "Kernels", "Listings", "Neural",
        "Random", "Record", "Spelling", "Spooling", "TensorFiles", "Text", "Tokens", "Wording",
      ],
      exclude: ["Training/Torch/train.py"]),
    library(
      "Readings", ["Kernels", "Neural", "Pipeline", "Random", "Record", "Text", "Tokens"]),
    library(
      "Formulas",
      ["BuiltInKaTeX", "Chapters", .target(name: "CDuktape", condition: onLinux)],
      exclude: ["Resources"], plugins: ["EmbedFiles"]),
    library("Flashcards", ["Chapters", "Checksums", "Files"]),
    library("Drawings", ["Record", "Wording"]),
    library(
      "Figures",
      [
        "Checksums", "Drawings", "Files", "Kernels", "Listings", "Neural", "Pipeline", "Random",
        "Readings", "Record", "Text", "Tokens", "Wording",
      ]),
    library("Rendering", ["Chapters", "Drawings", "Listings", "Record", "Wording"]),
    library(
      "HTMLReport",
      [
        "BuiltInKaTeX", "Chapters", "Drawings", "Listings", "Record", "Rendering", "Wording",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      exclude: ["Resources"], plugins: ["EmbedFiles"]),
    library(
      "Exports",
      [
        "Chapters", "Checksums", "Drawings", "Figures", "Files", "HTMLReport", "Listings", "Neural",
        "Pipeline", "Random", "Record", "Rendering", "TensorFiles", "Text", "Wording",
      ]),
    library("Serving"),
    .executableTarget(
      name: "walkthrough",
      dependencies: [
        "BuiltInBooks", "BuiltInGuide", "CCommit", "Chapters", "Exports", "Figures", "Files",
        "Flashcards", "Formulas", "HTMLReport", "Kernels", "Listings", "Neural", "Pipeline",
        "Random", "Readings", "Record", "Rendering", "Serving", "Spelling", "Text", "Wording",
        .target(name: "CMalloc", condition: onLinux),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: programSettings),

    // What the Makefile's `bench` measures with.
    .executableTarget(
      name: "walkthrough-bench",
      dependencies: [
        "Kernels", "Neural", "Pipeline", "Random", "Record", "Spelling", "TensorFiles", "Text",
        "Tokens",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // The fuzzer behind `make soak`.
    .executableTarget(
      name: "walkthrough-fuzz",
      dependencies: [
        "Chapters", "Checksums", "Drawings", "Exports", "Figures", "Files", "Formulas",
        "HTMLReport", "Listings", "Pipeline", "Random", "Record", "Rendering", "Serving",
        "Spooling", "TensorFiles", "TestSupport", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["Chapters", "Random", "TensorFiles", "Wording"],
      path: "Tests/TestSupport", swiftSettings: settings),
    tests("Checksums"),
    tests("Files", ["TestSupport"]),
    tests("Random", ["TestSupport"]),
    tests("Spelling"),
    tests("Spooling", ["Random", "Wording"]),
    tests("TensorFiles", ["Random", "Spooling", "TestSupport", "Wording"]),
    tests("Listings"),
    tests("Record", ["Wording"]),
    tests("Wording"),
    tests("Kernels", ["Random"]),
    tests("Neural", ["Kernels", "Random", "TensorFiles", "TestSupport", "Tokens", "Wording"]),
    tests("Text", ["Checksums", "Random", "Spooling", "TestSupport", "Tokens", "Wording"]),
    tests("Chapters", ["TestSupport"], exclude: ["Fixtures"]),
    tests(
      "Pipeline",
      [
        "Chapters", "Checksums", "Files", "Kernels", "Listings", "Neural", "Random", "Record",
        "Spooling", "TensorFiles", "TestSupport", "Text", "Tokens", "Wording",
      ]),
    tests("Readings", ["Kernels", "Neural", "Pipeline", "Random", "Record", "Text", "Tokens"]),
    tests("Formulas", ["BuiltInKaTeX", "Chapters"]),
    tests("Flashcards", ["Chapters", "Checksums", "TestSupport"]),
    tests("Drawings", ["Record", "Wording"]),
    tests(
      "Figures",
      ["Chapters", "Drawings", "Listings", "Pipeline", "Record", "TestSupport", "Text", "Wording"]),
    tests(
      "HTMLReport",
      [
        "Chapters", "Drawings", "Figures", "Listings", "Neural", "Pipeline", "Random", "Readings",
        "Record", "Rendering", "TestSupport", "Text", "Wording",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      exclude: ["Snapshots"]),
    tests(
      "Exports",
      ["Chapters", "Drawings", "Listings", "Record", "Rendering", "TestSupport", "Text"]),
    tests("Serving", ["TestSupport"]),
    tests(
      "walkthrough",
      ["Exports", "Figures", "Files", "Pipeline", "Random", "Record", "TestSupport"]),
    tests("walkthrough-bench", ["Neural", "TestSupport"]),
    tests("walkthrough-fuzz", ["TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)
