/* field: what a member is in C, for each type that model/rule.def and model/control.def know. Whoever reads, writes or
 * compares members has one function for each type, and the compiler says which is missing. */
#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

#define FIELD_text       str
#define FIELD_list       struct strs
#define FIELD_flag       bool
#define FIELD_number     unsigned
#define FIELD_severity   enum severity
#define FIELD_confidence enum confidence
#define FIELD_path       struct path
#define FIELD_cond       const struct cond * /* NULL: none */
#define FIELD_control    const struct control *
#define FIELD_origin     enum rule_from
#define FIELD_near       struct near
#define FIELD_partner    struct partner
#define FIELD_gives      struct gives
#define FIELD_examples   struct examples
#define FIELD_trials     struct trials
#define FIELD_source     bool /* spelled `tree` or `history` */

#endif
