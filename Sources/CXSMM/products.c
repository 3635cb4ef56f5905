#include "CXSMM.h"

#if defined(__linux__) && defined(__x86_64__)

#include <libxsmm.h>

#define TEXT(macro) LITERAL(macro)
#define LITERAL(text) #text

// Sixteen vector registers hold a tile of four vectors by three rows, and what it is made from.
static const int vectorsInPanel = 4;

int xsmmPanelColumns(void) {
  libxsmm_init();
  const int instructions = libxsmm_get_target_archid();
  if (instructions >= LIBXSMM_X86_AVX512) return vectorsInPanel * 16;
  if (instructions >= LIBXSMM_X86_AVX2) return vectorsInPanel * 8;
  return 0;
}

const char *xsmmInstructions(void) {
  return xsmmPanelColumns() > 0 ? libxsmm_get_target_arch() : NULL;
}

const char *xsmmVersion(void) {
  return xsmmPanelColumns() > 0
             ? TEXT(LIBXSMM_VERSION_MAJOR) "." TEXT(LIBXSMM_VERSION_MINOR)
             : NULL;
}

// The library counts columns first: to it, a row-major matrix is the transposed one, and the
// product's factors change places.
static libxsmm_smmfunction kernel(int rows, int columns, int inner, int rowOfC) {
  const float one = 1;
  const libxsmm_blasint panelRow = columns, rowOfA = inner, rowOfResult = rowOfC;
  const int flags = LIBXSMM_GEMM_FLAG_NONE;
  return libxsmm_smmdispatch(
      columns, rows, inner, &panelRow, &rowOfA, &rowOfResult, &one, &one, &flags, NULL);
}

bool xsmmAddProduct(
    const float *a, const float *panels, float *c, int rows, int columns, int inner) {
  const int width = xsmmPanelColumns();
  if (width == 0) return false;
  const int whole = columns / width, rest = columns % width;
  const libxsmm_smmfunction wide = whole > 0 ? kernel(rows, width, inner, columns) : NULL;
  const libxsmm_smmfunction narrow = rest > 0 ? kernel(rows, rest, inner, columns) : NULL;
  if ((whole > 0 && wide == NULL) || (rest > 0 && narrow == NULL)) return false;
  for (int panel = 0; panel < whole; panel++) {
    wide(panels + (size_t)panel * width * inner, a, c + (size_t)panel * width);
  }
  if (rest > 0) narrow(panels + (size_t)whole * width * inner, a, c + (size_t)whole * width);
  return true;
}

#else

#include <stddef.h>

int xsmmPanelColumns(void) { return 0; }

const char *xsmmInstructions(void) { return NULL; }

const char *xsmmVersion(void) { return NULL; }

bool xsmmAddProduct(
    const float *a, const float *panels, float *c, int rows, int columns, int inner) {
  (void)a, (void)panels, (void)c, (void)rows, (void)columns, (void)inner;
  return false;
}

#endif
