// Runs the program that was compiled for the best instructions that this processor has.
//
// An archive has a folder `libexec` beside this launcher's, with a folder for each level of
// instructions, from `x86-64`, which every processor has, to `x86-64-v4`, which has AVX-512.

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#if defined(__x86_64__)
/// Whether this processor, and the system on it, have the instructions of a level. Each is asked for,
/// since compilers' libraries of 2022 don't know the levels yet and would answer no.
static int hasLevel3(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma");
}

static int hasLevel4(void) {
  return hasLevel3() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vl");
}
#endif

/// Writes the levels that this processor has to `levels`, the best one first, and returns how many.
static int supportedLevels(const char *levels[4]) {
  int count = 0;
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (hasLevel4()) levels[count++] = "x86-64-v4";
  if (hasLevel3()) levels[count++] = "x86-64-v3";
  levels[count++] = "x86-64";
#else
  levels[count++] = "aarch64";
#endif
  return count;
}

int main(int count, char *arguments[]) {
  (void)count;
  char folder[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", folder, sizeof folder - 1);
  if (length < 0) {
    fprintf(stderr, "walkthrough: /proc/self/exe can't be read: %s; is /proc mounted?\n",
            strerror(errno));
    return 1;
  }
  folder[length] = '\0';
  // From …/bin/walkthrough to ….
  for (int parents = 0; parents < 2; parents++) {
    char *slash = strrchr(folder, '/');
    if (slash) *slash = '\0';
  }

  const char *levels[4];
  int supported = supportedLevels(levels);
  char program[PATH_MAX + 64];
  for (int index = 0; index < supported; index++) {
    snprintf(program, sizeof program, "%s/libexec/%s/walkthrough", folder, levels[index]);
    execv(program, arguments);
    if (errno != ENOENT) break;
  }
  fprintf(stderr, "walkthrough: %s can't be run: %s; unpack the archive again, with all its folders\n",
          program, strerror(errno));
  return 1;
}
