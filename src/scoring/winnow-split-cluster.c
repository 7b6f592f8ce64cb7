/* winnow-split-cluster.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scoring/winnow-split.h"

/* Followers that came one after the other, where nobody says who belongs
 * together: as many as a page of a list. */
#define STRETCH 100

/* Of fewer clusters, how alike their members are cannot be told. */
#define MIN_CLUSTERS 10

/* @size followers, @hits of them in the class. */
typedef struct
{
  guint size;
  guint hits;
} Cluster;

static Cluster *
find_cluster (GArray     *clusters,
              GHashTable *places,
              guint32     id)
{
  gpointer place;
  Cluster empty = { 0 };

  if (!g_hash_table_lookup_extended (places, GUINT_TO_POINTER (id), NULL,
                                     &place))
    {
      place = GUINT_TO_POINTER (clusters->len);
      g_hash_table_insert (places, GUINT_TO_POINTER (id), place);
      g_array_append_val (clusters, empty);
    }

  return &g_array_index (clusters, Cluster, GPOINTER_TO_UINT (place));
}

static GArray *
gather_given (const WinnowSplitFrame *frame,
              WinnowClass             klass)
{
  GArray *clusters = g_array_new (FALSE, TRUE, sizeof (Cluster));
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < frame->n_records; i++)
    {
      gboolean hit = frame->scores[i].klass == klass;

      if (frame->clusters[i] == 0)
        {
          Cluster single = { .size = 1, .hits = hit };

          g_array_append_val (clusters, single);
        }
      else
        {
          Cluster *cluster = find_cluster (clusters, places,
                                           frame->clusters[i]);

          cluster->size++;
          cluster->hits += hit;
        }
    }

  return clusters;
}

static GArray *
gather_stretches (const WinnowSplitFrame *frame,
                  WinnowClass             klass)
{
  GArray *clusters = g_array_new (FALSE, TRUE, sizeof (Cluster));

  for (gsize i = 0; i < frame->n_records; i++)
    {
      Cluster *cluster;

      if (i % STRETCH == 0)
        g_array_set_size (clusters, clusters->len + 1);

      cluster = &g_array_index (clusters, Cluster, clusters->len - 1);
      cluster->size++;
      cluster->hits += frame->scores[i].klass == klass;
    }

  return clusters;
}

/**
 * winnow_split_design_effect:
 * @frame: followers, and which of them belong together
 * @klass: a class
 *
 * Followers that came together are alike, so that a run of them tells less
 * than as many picked at random. The design effect is the variance of a share
 * estimated from whole clusters — those of @frame, else stretches of a hundred
 * consecutive followers — over that of a simple random sample: with y of m
 * members in the class and k clusters, k/(k−1) · Σ(y − m·p)² over n²/(n−1) · p·(1−p)
 * (L. Kish, "Survey Sampling", 1965, §6.3; W. G. Cochran, "Sampling
 * Techniques", 3rd ed. 1977, §9A.2).
 *
 * Returns: how many times as many followers are needed to know as much; 1 or
 *   more, and 1 where there are too few clusters to say
 */
double
winnow_split_design_effect (const WinnowSplitFrame *frame,
                            WinnowClass             klass)
{
  g_autoptr (GArray) clusters = NULL;
  double hits = 0, n, share, sum = 0;

  g_return_val_if_fail (frame != NULL, 1);

  n = (double) frame->n_records;
  clusters = frame->clusters != NULL ? gather_given (frame, klass)
                                     : gather_stretches (frame, klass);

  for (guint i = 0; i < clusters->len; i++)
    hits += g_array_index (clusters, Cluster, i).hits;

  if (clusters->len < MIN_CLUSTERS || hits == 0 || hits == n)
    return 1;

  share = hits / n;

  for (guint i = 0; i < clusters->len; i++)
    {
      const Cluster *cluster = &g_array_index (clusters, Cluster, i);
      double off = cluster->hits - cluster->size * share;

      sum += off * off;
    }

  return MAX (1, sum / (n * share * (1 - share)) * (n - 1) / n *
                 clusters->len / (clusters->len - 1.));
}
