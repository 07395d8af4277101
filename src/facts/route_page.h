/* route_page: rows of the kind page: what a script says that is a page by itself (Streamlit, Gradio, Dash, Chainlit).
 */
#ifndef FACTS_ROUTE_PAGE_H
#define FACTS_ROUTE_PAGE_H

#include "route_part.h"

void route_pages(struct route_file *r);

#endif
