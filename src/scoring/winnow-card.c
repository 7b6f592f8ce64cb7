/* winnow-card.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-card-private.h"

#include <math.h>

G_DEFINE_QUARK (winnow-card-error-quark, winnow_card_error)

static void
winnow_card_clear (gpointer data)
{
  WinnowCard *self = data;

  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->calibrated_for, g_free);
  g_clear_pointer (&self->networks, g_strfreev);
  g_clear_pointer (&self->sets, g_array_unref);
}

/**
 * winnow_card_new_from_bytes:
 * @bytes: the content of a scorecard's file
 * @error: return location for an error
 *
 * Reads a scorecard. A file with anything missing, unknown, out of order or
 * out of bounds is refused whole.
 *
 * Returns: (transfer full) (nullable): a scorecard; %NULL with
 *   %WINNOW_CARD_ERROR set, saying where and what, when the file is bad
 */
WinnowCard *
winnow_card_new_from_bytes (GBytes  *bytes,
                            GError **error)
{
  g_autoptr (WinnowCard) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_atomic_rc_box_new0 (WinnowCard);
  self->sets = g_array_new (FALSE, TRUE, sizeof (WinnowCardSet));

  if (!winnow_card_parse (self, bytes, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * winnow_card_ref:
 * @self: a scorecard
 *
 * Returns: (transfer full): @self
 */
WinnowCard *
winnow_card_ref (WinnowCard *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * winnow_card_unref:
 * @self: (transfer full): a scorecard
 */
void
winnow_card_unref (WinnowCard *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, winnow_card_clear);
}

/**
 * winnow_card_get_version:
 * @self: a scorecard
 *
 * Returns: (transfer none): the version of its numbers
 */
const char *
winnow_card_get_version (WinnowCard *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->version;
}

/**
 * winnow_card_get_calibrated_for:
 * @self: a scorecard
 *
 * Returns: (transfer none): what its numbers were measured on
 */
const char *
winnow_card_get_calibrated_for (WinnowCard *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->calibrated_for;
}

/**
 * winnow_card_has_network:
 * @self: a scorecard
 * @network: id of a network; "file" for a file, which does not say where its
 *   followers are from
 *
 * Returns: whether the numbers were measured on that network. On others they
 *   still rank followers; how often they are wrong is not known.
 */
gboolean
winnow_card_has_network (WinnowCard *self,
                         const char *network)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (network != NULL, FALSE);

  return self->networks != NULL &&
         g_strv_contains ((const char * const *) self->networks, network);
}

/**
 * winnow_card_get_doubling:
 * @self: a scorecard
 *
 * Returns: how many points double the odds of being fake
 */
double
winnow_card_get_doubling (WinnowCard *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->doubling;
}

/**
 * winnow_card_find_set:
 * @self: a scorecard
 * @known: the fields that were told
 *
 * A field that was not told is left out by using numbers that were fitted
 * without it: what it would have said is not guessed.
 *
 * Returns: (transfer none) (nullable): the set that uses most of @known; %NULL
 *   when @known is too little for any
 */
const WinnowCardSet *
winnow_card_find_set (WinnowCard   *self,
                      WinnowFields  known)
{
  g_return_val_if_fail (self != NULL, NULL);

  /* Sorted: those of most fields first. */
  for (guint i = 0; i < self->sets->len; i++)
    {
      const WinnowCardSet *set = &g_array_index (self->sets, WinnowCardSet, i);

      if ((set->fields & known) == set->fields)
        return set;
    }

  return NULL;
}

/**
 * winnow_card_set_find_cutoff:
 * @set: numbers of a scorecard
 * @rate: the share of real accounts that may be wrongly called fake, 0–1
 *
 * Returns: (transfer none): the cutoff of the nearest rate not above @rate; the
 *   strictest when @rate is below them all
 */
const WinnowCutoff *
winnow_card_set_find_cutoff (const WinnowCardSet *set,
                             double               rate)
{
  g_return_val_if_fail (set != NULL, NULL);

  for (guint i = WINNOW_CARD_N_CUTOFFS; i-- > 1; )
    {
      if (set->cutoffs[i].rate <= rate)
        return &set->cutoffs[i];
    }

  return &set->cutoffs[0];
}

/**
 * winnow_curve_eval:
 * @curve: a curve
 * @measure: a measure of its feature; positive
 *
 * Returns: the points of @measure, higher is more fake
 */
double
winnow_curve_eval (const WinnowCurve *curve,
                   double             measure)
{
  guint last;
  double x, share;

  g_assert (curve != NULL);
  g_assert (measure > 0);

  last = curve->n_knots - 1;

  if (measure <= curve->at[0])
    return curve->points[0];
  if (measure >= curve->at[last])
    return curve->points[last];

  x = log10 (measure);

  for (guint i = 1; i <= last; i++)
    {
      if (x >= curve->log_at[i])
        continue;

      share = (x - curve->log_at[i - 1]) /
              (curve->log_at[i] - curve->log_at[i - 1]);

      return curve->points[i - 1] +
             CLAMP (share, 0, 1) * (curve->points[i] - curve->points[i - 1]);
    }

  return curve->points[last];
}
