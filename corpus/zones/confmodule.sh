#!/bin/sh
# This is a shell library to interface to the Debian configuration management
# system.

###############################################################################
# Initialization.

# Check to see if a FrontEnd is running.
if [ ! "${DEBIAN_HAS_FRONTEND:-}" ]; then
	PERL_DL_NONLAZY=1
	export PERL_DL_NONLAZY
	# Since there is no FrontEnd, this program execs a FrontEnd.
	# It will then run a new copy of $0 that can talk to it.
	if [ "${DEBCONF_USE_CDEBCONF:-}" ]; then
		exec /usr/lib/cdebconf/debconf $0 "$@"
	else
		exec /usr/share/debconf/frontend $0 "$@"
	fi
fi

# Only do this once.
if [ -z "${DEBCONF_REDIR:-}" ]; then
	# Redirect standard output to standard error. This prevents common
	# mistakes by making all the output of the postinst or whatever
	# script is using this library not be parsed as confmodule commands.
	#
	# To actually send something to standard output, send it to fd 3.
	exec 3>&1
	if [ "${DEBCONF_USE_CDEBCONF:-}" ]; then
		exec 1>&5
	else
		exec 1>&2
	fi
	DEBCONF_REDIR=1
	export DEBCONF_REDIR
fi

###############################################################################
# Commands.

_db_cmd () {
	_db_internal_IFS="$IFS"
	IFS=' '
	printf '%s\n' "$*" >&3
	# Set to newline to get whole line.
	IFS='
'
	read -r _db_internal_line
	IFS="$_db_internal_IFS"
	# Disgusting, but it's the only good way to split the line,
