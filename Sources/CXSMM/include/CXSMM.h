#pragma once

// What this program needs of libxsmm, whose kernels are functions that Swift can't call: it
// generates one for each size of a product when that is first asked for. Where the library isn't
// (it is for x86-64 with AVX2), there are no kernels.

/// The instructions that kernels are generated for, such as "hsw"; NULL where none are.
const char *xsmmInstructions(void);

/// The version of the library, such as "1.17"; NULL where there are no kernels.
const char *xsmmVersion(void);

/// The columns of a panel that suit these instructions: four vectors; 0 where there are no kernels.
int xsmmPanelColumns(void);

/// Adds a product to `c`, row-major, of `rows` × `columns`.
///
/// `a` has `rows` × `inner` values. `panels` has the second factor, panel after panel of
/// xsmmPanelColumns() columns, of which the last may have fewer; a panel is row-major, `inner` rows.
/// Only where there are kernels.
void xsmmAddProduct(
    const float *a, const float *panels, float *c, int rows, int columns, int inner);
