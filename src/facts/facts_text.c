/* What is read from the text of a file, since no reader makes a tree of it. */
#include "facts/facts.h"

#include "facts/dependency.h"
#include "facts/deployment.h"
#include "facts/package.h"
#include "agent_text.h"
#include "route_config.h"
#include "code_owners.h"
#include "data_rows.h"
#include "command_file.h"
#include "dotenv.h"
#include "facts_int.h"
#include "header_text.h"
#include "limit_rack.h"
#include "place_text.h"
#include "mention.h"
#include "playbook.h"
#include "workflow_jenkins.h"

void facts_text(struct facts *f, str path, str bytes)
{
	f->text = bytes;
	f->text_path = path;
	dependency_text(f, path, bytes);
	package_text(f, path, bytes);
	route_config_text(f, path, bytes);
	deployment_text(f, path, bytes);
	dotenv_ignores(f, path, bytes);
	code_owners_text(f, path, bytes);
	playbook_text(f, path, bytes);
	header_text(f, path, bytes);
	place_text(f, path, bytes);
	data_rows_text(f, path, bytes);
	command_file_text(f, path, bytes);
	workflow_jenkins(f, path, bytes);
	limit_rack(f, path, bytes);
	agent_text(f, path, bytes);
	mention_text(f, path, bytes);
}
