#include "CXSMM.h"

#include <stddef.h>

#if defined(__linux__) && defined(__x86_64__)

#include <libxsmm.h>
#include <pthread.h>

#define TEXT(macro) LITERAL(macro)
#define LITERAL(text) #text

// Sixteen vector registers hold a tile of four vectors by three rows, and what it is made from.
static const int vectorsInPanel = 4;

static int panelColumns = 0;
static pthread_once_t isChosen = PTHREAD_ONCE_INIT;

// The library counts columns first: to it, a row-major matrix is the transposed one, and the
// product's factors change places.
static libxsmm_smmfunction kernel(int rows, int columns, int inner, int rowOfC) {
  const float one = 1;
  const libxsmm_blasint panelRow = columns, rowOfA = inner, rowOfResult = rowOfC;
  const int flags = LIBXSMM_GEMM_FLAG_NONE;
  return libxsmm_smmdispatch(
      columns, rows, inner, &panelRow, &rowOfA, &rowOfResult, &one, &one, &flags, NULL);
}

static void choose(void) {
  libxsmm_init();
  const int instructions = libxsmm_get_target_archid();
  int columns = 0;
  if (instructions >= LIBXSMM_X86_AVX2) columns = vectorsInPanel * 8;
  if (instructions >= LIBXSMM_X86_AVX512) columns = vectorsInPanel * 16;
  // A hardened system may refuse memory for code.
  if (columns > 0 && kernel(1, columns, 1, columns) != NULL) panelColumns = columns;
}

int xsmmPanelColumns(void) {
  pthread_once(&isChosen, choose);
  return panelColumns;
}

const char *xsmmInstructions(void) {
  return xsmmPanelColumns() > 0 ? libxsmm_get_target_arch() : NULL;
}

const char *xsmmVersion(void) {
  return xsmmPanelColumns() > 0
             ? TEXT(LIBXSMM_VERSION_MAJOR) "." TEXT(LIBXSMM_VERSION_MINOR)
             : NULL;
}

// Adds the product with one panel; without a kernel, as when memory for code has run out.
static void addProduct(
    const float *a, const float *panel, float *c, int rows, int columns, int inner, int rowOfC) {
  for (int row = 0; row < rows; row++) {
    for (int k = 0; k < inner; k++) {
      for (int column = 0; column < columns; column++) {
        c[(size_t)row * rowOfC + column] +=
            a[(size_t)row * inner + k] * panel[(size_t)k * columns + column];
      }
    }
  }
}

void xsmmAddProduct(
    const float *a, const float *panels, float *c, int rows, int columns, int inner) {
  const int width = xsmmPanelColumns();
  // Finding a kernel takes a while, too.
  const libxsmm_smmfunction whole =
      columns >= width ? kernel(rows, width, inner, columns) : NULL;
  for (int start = 0; start < columns; start += width) {
    const int count = columns - start < width ? columns - start : width;
    const float *panel = panels + (size_t)start * inner;
    const libxsmm_smmfunction compute =
        count == width ? whole : kernel(rows, count, inner, columns);
    if (compute != NULL) {
      compute(panel, a, c + start);
    } else {
      addProduct(a, panel, c + start, rows, count, inner, columns);
    }
  }
}

#else

int xsmmPanelColumns(void) { return 0; }

const char *xsmmInstructions(void) { return NULL; }

const char *xsmmVersion(void) { return NULL; }

void xsmmAddProduct(
    const float *a, const float *panels, float *c, int rows, int columns, int inner) {
  (void)a, (void)panels, (void)c, (void)rows, (void)columns, (void)inner;
}

#endif
