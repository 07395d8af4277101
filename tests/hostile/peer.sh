# peer.sh NAME PROGRAM B: another scanner over the folder at hand, files and history where it knows both, as its manual says
# for a pipeline. Exit 1 when it reports anything. Programs that have no such exit status are asked for their report.
case $1 in
microaudit) exec "$3/microaudit" scan . ;;
gitleaks)
	files=0 history=0
	"$2" dir . --no-banner || files=$?
	[ ! -e .git ] || "$2" git . --no-banner || history=$?
	exit $((files > history ? files : history))
	;;
detect-secrets) "$2" scan --all-files . >report.json && grep -q '"hashed_secret"' report.json && exit 1 ;;
*) echo "peer.sh does not know $1" && exit 2 ;;
esac
exit 0
