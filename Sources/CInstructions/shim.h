// The vector instructions that this build was compiled for; only C can see them.
static inline const char *compiledInstructions(void) {
#if defined(__AVX512F__)
  return "AVX-512";
#elif defined(__AVX2__)
  return "AVX2";
#elif defined(__x86_64__)
  return "SSE2";
#elif defined(__aarch64__)
  return "NEON";
#else
  return "no vector instructions";
#endif
}
