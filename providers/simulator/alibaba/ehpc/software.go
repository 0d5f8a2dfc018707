package ehpc

import "slices"

// software is an additional package that E-HPC can install.
type software struct {
	name, category, description string
	versions                    []string // Newest first.
}

// softwares are the packages of every region.
var softwares = []software{
	{"mpich", "MPI", "High performance implementation of MPI.", []string{"4.0.3", "3.2"}},
	{"openmpi", "MPI", "Open source MPI library.", []string{"4.1.5", "4.0.7", "3.1.6"}},
	{"intel-mpi", "MPI", "MPI library of Intel.", []string{"2021.6", "2019.9"}},
	{"openfoam", "CFD", "Computational fluid dynamics toolbox.", []string{"11", "10", "v2212"}},
	{"gromacs", "Life science", "Molecular dynamics.", []string{"2023.2", "2021.4"}},
	{"lammps", "Materials", "Molecular dynamics of materials.", []string{"20230802", "20220623"}},
	{"namd", "Life science", "Parallel molecular dynamics.", []string{"2.14"}},
	{"wrf", "Weather", "Weather research and forecasting.", []string{"4.4", "3.8.1"}},
	{"quantum-espresso", "Materials", "Electronic structure calculations.", []string{"7.2", "6.8"}},
	{"cuda-toolkit", "GPU", "CUDA compiler and libraries.", []string{"12.2", "11.8"}},
	{"singularity", "Container", "Containers for HPC.", []string{"3.11.4", "3.8.3"}},
	{"spack", "Tool", "Package manager for supercomputers.", []string{"0.20.1"}},
}

func softwareNamed(name string) *software {
	i := slices.IndexFunc(softwares, func(s software) bool { return s.name == name })
	if i < 0 {
		return nil
	}
	return &softwares[i]
}

// addonTemplate is a service component that E-HPC can add to a cluster.
type addonTemplate struct{ name, version, label, description string }

// addonTemplates are the components of every region.
var addonTemplates = []addonTemplate{
	{"Login", "1.0", "Login node", "A node through which users reach the cluster: SSH, VNC and the web portal."},
}

func addonNamed(name string) *addonTemplate {
	i := slices.IndexFunc(addonTemplates, func(a addonTemplate) bool { return a.name == name })
	if i < 0 {
		return nil
	}
	return &addonTemplates[i]
}
