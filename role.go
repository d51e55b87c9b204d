package hotloop

import (
	"slices"
	"strings"
)

// Role is whose chair the interviewer sits in: it decides how they talk and
// what they ask for first.
type Role string

// The roles.
const (
	RoleRecruiter Role = "recruiter"
	RoleManager   Role = "hiring manager"
	RoleStaff     Role = "staff engineer"
	RolePeer      Role = "peer engineer"
	RoleData      Role = "data scientist"
	RoleProduct   Role = "product manager"
	RoleDesigner  Role = "designer"
	RoleDirector  Role = "director"
)

// Roles lists every role.
func Roles() []Role {
	return []Role{RoleRecruiter, RoleManager, RoleStaff, RolePeer, RoleData, RoleProduct, RoleDesigner, RoleDirector}
}

// Valid reports whether r is a known role.
func (r Role) Valid() bool { return slices.Contains(Roles(), r) }

// RoleOf is the role of whoever leads a round: what a plan calls them ("senior
// engineer", "talent partner") decides, and the kind of round where that says
// nothing.
func RoleOf(voice string, kind RoundKind) Role {
	low := strings.ToLower(voice)
	for _, w := range roleWords {
		if strings.Contains(low, w.word) {
			return w.role
		}
	}
	switch kind {
	case RoundRecruiter:
		return RoleRecruiter
	case RoundManager, RoundCulture:
		return RoleManager
	case RoundDesign:
		return RoleStaff
	case RoundCrossFunctional:
		return RoleProduct
	}
	return RolePeer
}

// roleWords tell a role by a word of its title; the first that fits decides.
var roleWords = []struct {
	word string
	role Role
}{
	{"recruit", RoleRecruiter}, {"talent", RoleRecruiter}, {"sourcer", RoleRecruiter},
	{"director", RoleDirector}, {"vice president", RoleDirector}, {"head of", RoleDirector},
	{"product design", RoleDesigner}, {"designer", RoleDesigner}, {"researcher", RoleDesigner},
	{"product", RoleProduct}, {"program manager", RoleProduct},
	{"data", RoleData}, {"scientist", RoleData}, {"analyst", RoleData},
	{"manager", RoleManager},
	{"staff", RoleStaff}, {"principal", RoleStaff}, {"architect", RoleStaff},
	{"engineer", RolePeer}, {"developer", RolePeer}, {"peer", RolePeer},
}
